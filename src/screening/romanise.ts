/**
 * Writes Russian and Kazakh Cyrillic, and Latin letters that Unicode does not take apart, in plain Latin. Russian follows
 * the romanisation that sanctions lists in English use (`Sergeyevich`, `Khasan`), Kazakh letters that of Kazakh passports.
 * Takes lower case, composed; every other letter stays as it is.
 */
export function romanise(text: string): string {
  return text.replace(letterOfOurs, (letter, at: number) => {
    if (letter === "е" && opensSyllable(text, at)) return "ye"
    return latin.get(letter) ?? letter
  })
}

/** `е` sounds and is written `ye` at the start of a word and after a vowel, `й`, `ъ` or `ь`. */
function opensSyllable(text: string, at: number): boolean {
  return at === 0 || /[^\p{L}]|[аеёиоуыэюяәөүұійъь]/u.test(text.charAt(at - 1))
}

const latin: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: "a",
    б: "b",
    в: "v",
    г: "g",
    д: "d",
    е: "e",
    ё: "e",
    ж: "zh",
    з: "z",
    и: "i",
    й: "y",
    к: "k",
    л: "l",
    м: "m",
    н: "n",
    о: "o",
    п: "p",
    р: "r",
    с: "s",
    т: "t",
    у: "u",
    ф: "f",
    х: "kh",
    ц: "ts",
    ч: "ch",
    ш: "sh",
    щ: "shch",
    ъ: "",
    ы: "y",
    ь: "",
    э: "e",
    ю: "yu",
    я: "ya",
    ә: "a",
    ғ: "g",
    қ: "k",
    ң: "n",
    ө: "o",
    ұ: "u",
    ү: "u",
    һ: "h",
    і: "i",
    є: "ye",
    ї: "yi",
    ґ: "g",
    ø: "o",
    ł: "l",
    đ: "d",
    ð: "d",
    þ: "th",
    æ: "ae",
    œ: "oe",
    ħ: "h",
    ŋ: "n",
  }),
)

const letterOfOurs = new RegExp(`[${[...latin.keys()].join("")}]`, "gu")
