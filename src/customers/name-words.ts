/**
 * The words by which a customer is found: small letters without accents, each once. What is sealed cannot be searched in
 * part, so a search asks for whole words, in any order.
 */
export function nameWords(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
  return [...new Set(plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ""))]
}
