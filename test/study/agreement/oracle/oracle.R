# What other programs make of the data beside this file, one `name value` a line, to 12 digits.
# Rscript oracle.R [folder of the data]
# Packages that are not installed are left out: their names begin with the name of the package.
folder <- c(commandArgs(trailingOnly = TRUE), '.')[1]
read <- function(name) as.matrix(read.csv(file.path(folder, paste0(name, '.csv'))))
has <- function(package) suppressWarnings(suppressMessages(require(package, character.only = TRUE, quietly = TRUE)))
say <- function(name, value) cat(name, ' ', format(as.numeric(value), digits = 12, scientific = FALSE), '\n', sep = '')
version <- function(package) cat('version/', package, ' ', as.character(packageVersion(package)), '\n', sep = '')

psychiatric <- read('psychiatric')
krippendorff <- read('krippendorff')
strengths <- read('strengths')
numbers <- read('numbers')
replicates <- read('replicates')
pair <- strengths[, 1:2]
table2 <- table(factor(pair[, 1], 0:3), factor(pair[, 2], 0:3))
yes <- pair >= 2

cat('version/R ', as.character(getRversion()), '\n', sep = '')
for (tail in c('spearman', 'kendall')) {
  say(paste0('R/', tail, '/numbers'), cor(numbers[, 1], numbers[, 2], method = tail))
  say(paste0('R/', tail, '/strengths'), cor(pair[, 1], pair[, 2], method = tail))
}
for (hits in c(0, 7, 23)) {
  ends <- suppressWarnings(prop.test(hits, 23, correct = FALSE))$conf.int
  say(paste0('R/wilson/low/', hits), ends[1])
  say(paste0('R/wilson/high/', hits), ends[2])
}
for (degrees in c(1, 2, 3, 9, 30, 499)) say(paste0('R/t/', degrees), qt(0.975, degrees))
for (p in c(0.001, 0.025, 0.3, 0.9, 0.9999)) say(paste0('R/normal/', p), qnorm(p))

if (has('boot')) {
  version('boot')
  value <- replicates[1, 1]
  made <- list(t0 = value, t = replicates[-1, 1, drop = FALSE], R = nrow(replicates) - 1, data = numbers, sim = 'ordinary', call = quote(boot(data, statistic, R)))
  class(made) <- 'boot'
  left <- sapply(seq_len(nrow(numbers)), function(out) cor(numbers[-out, 1], numbers[-out, 2]))
  ends <- boot.ci(made, conf = 0.95, type = c('perc', 'bca'), L = mean(left) - left)
  say('boot/percentile/low', ends$percent[4]); say('boot/percentile/high', ends$percent[5])
  say('boot/bca/low', ends$bca[4]); say('boot/bca/high', ends$bca[5])
}
if (has('psych')) {
  version('psych')
  found <- cohen.kappa(pair, levels = 0:3)
  say('psych/kappa', found$kappa); say('psych/variance', found$var.kappa)
  say('psych/weighted', found$weighted.kappa); say('psych/weightedVariance', found$var.weighted)
}
if (has('vcd')) {
  version('vcd')
  for (weights in c('Equal-Spacing', 'Fleiss-Cohen')) {
    found <- Kappa(table2, weights = weights)
    say(paste0('vcd/', weights, '/kappa'), found$Weighted[1]); say(paste0('vcd/', weights, '/standardError'), found$Weighted[2])
  }
  say('vcd/kappa', found$Unweighted[1]); say('vcd/standardError', found$Unweighted[2])
}
if (has('irr')) {
  version('irr')
  for (weight in c('unweighted', 'equal', 'squared')) {
    found <- kappa2(pair, weight)
    say(paste0('irr/kappa2/', weight), found$value); say(paste0('irr/kappa2/z/', weight), found$statistic)
  }
  found <- kappa2(yes)
  say('irr/kappa2/yes', found$value)
  say('irr/agree', agree(pair)$value / 100)
  found <- kappam.fleiss(psychiatric)
  say('irr/fleiss', found$value); say('irr/fleiss/z', found$statistic)
  # Without missing ratings and with more than two raters this version of kripp.alpha weighs pairs otherwise than
  # Krippendorff does, so it is asked only where some are missing.
  for (level in c('nominal', 'ordinal', 'interval', 'ratio')) say(paste0('irr/alpha/krippendorff/', level), kripp.alpha(t(krippendorff), level)$value)
  for (level in c('nominal', 'ordinal', 'interval')) say(paste0('irr/alpha/strengths/', level), kripp.alpha(t(strengths), level)$value)
}
if (has('irrCAC')) {
  version('irrCAC')
  tell <- function(name, found) {
    say(paste0('irrCAC/', name), found$est$coeff.val); say(paste0('irrCAC/', name, '/standardError'), found$est$coeff.se)
    ends <- as.numeric(strsplit(gsub('[()]', '', found$est$conf.int), ',')[[1]])
    say(paste0('irrCAC/', name, '/low'), ends[1]); say(paste0('irrCAC/', name, '/high'), ends[2])
  }
  sets <- list(psychiatric = psychiatric, krippendorff = krippendorff, strengths = strengths)
  for (set in names(sets)) for (weights in c('unweighted', 'linear', 'quadratic')) {
    tell(paste0('gwet/', set, '/', weights), gwet.ac1.raw(sets[[set]], weights))
    tell(paste0('fleiss/', set, '/', weights), fleiss.kappa.raw(sets[[set]], weights))
  }
  tell('alpha/psychiatric', krippen.alpha.raw(psychiatric))
  # Two raters who never differ on the last category: it is declared all the same.
  tell('gwet/declared', gwet.ac1.raw(pmin(pair, 2), categ.labels = 0:3))
}
