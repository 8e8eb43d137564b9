/** Order of texts by code unit: the same in every place and language, unlike an order by locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
