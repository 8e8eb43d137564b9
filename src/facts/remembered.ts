/** A reading that is made once for each context: rules and lists ask about the same person again and again. */
export function remembered<Context extends object, Result extends object>(read: (context: Context) => Result): (context: Context) => Result {
  const results = new WeakMap<Context, Result>()
  return (context) => {
    const known = results.get(context)
    if (known !== undefined) return known
    const result = read(context)
    results.set(context, result)
    return result
  }
}
