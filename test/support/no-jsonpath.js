export const JSONPath = () => { throw new Error('no paths') }
