/**
 * The key a person means by its place: with a Russian or Kazakh layout the J key types "о", and still means j.
 * Latin letters, signs and named keys come through unchanged.
 */
export function latinKey(key: string, code: string): string {
  const isForeignLetter = key.length === 1 && /\p{L}/u.test(key) && !/[a-z]/i.test(key)
  if (!isForeignLetter) return key.length === 1 ? key.toLowerCase() : key
  const place = /^Key([A-Z])$/.exec(code)?.[1]
  return place === undefined ? key : place.toLowerCase()
}
