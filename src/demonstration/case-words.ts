import type { Language } from "../vocabulary/language.ts"
import type { PlannedStep } from "./demonstration.ts"

/** What invented people write down. `clear` ends one finding by judgement; `release` and `reject` are recommendations and verdicts alike. */
export type Occasion = Exclude<PlannedStep["kind"], "amend" | "prepare" | "decide"> | "clear" | "release" | "reject"

/** Sentences for each occasion, in the language of whoever writes. */
export const caseWords: Readonly<Record<Language, Readonly<Record<Occasion, readonly string[]>>>> = {
  en: {
    note: [
      "Asked the customer for the missing data by e-mail.",
      "Called the customer; they will answer this afternoon.",
      "Compared with the customer's earlier transfers: same pattern, similar amounts.",
    ],
    clear: [
      "The customer proved control of the wallet with a signed message.",
      "Different date of birth and country: not the listed person.",
      "Origin of the funds shown by invoice and bank statement.",
    ],
    release: [
      "Everything asked for was supplied and agrees.",
      "Fits the customer's profile; documents are in order.",
      "Nothing is left that would stand in the way.",
    ],
    reject: [
      "The customer did not supply what was asked for.",
      "What stands in the way cannot be cured for this transfer.",
      "The explanation does not fit the customer's profile.",
    ],
    return: ["Please add where the funds come from.", "The screenshot does not show the wallet address; please ask again."],
  },
  ru: {
    note: [
      "Запросили у клиента недостающие данные по электронной почте.",
      "Позвонили клиенту, обещал ответить сегодня.",
      "Сверили с прежними переводами клиента: картина та же, суммы близкие.",
    ],
    clear: [
      "Клиент подтвердил владение кошельком подписанным сообщением.",
      "Дата рождения и страна не совпадают: это другое лицо.",
      "Источник средств подтверждён счётом и выпиской.",
    ],
    release: ["Всё запрошенное получено и согласуется.", "Соответствует профилю клиента, документы в порядке.", "Препятствий не осталось."],
    reject: [
      "Клиент не представил запрошенное.",
      "Для этого перевода препятствие неустранимо.",
      "Объяснение не соответствует профилю клиента.",
    ],
    return: ["Добавьте, пожалуйста, источник средств.", "На снимке не виден адрес кошелька, запросите ещё раз."],
  },
  kk: {
    note: [
      "Жетіспейтін деректер клиенттен электрондық поштамен сұралды.",
      "Клиентке телефон шалдық, бүгін жауап береді.",
      "Клиенттің бұрынғы аударымдарымен салыстырылды: көрініс бірдей, сомалар жақын.",
    ],
    clear: [
      "Клиент әмиянның өзінікі екенін қол қойылған хабармен растады.",
      "Туған күні мен елі сәйкес келмейді: тізбедегі адам емес.",
      "Қаражат көзі шот пен үзіндімен расталды.",
    ],
    release: ["Сұралғанның бәрі берілді және сәйкес келеді.", "Клиенттің бейініне сай, құжаттары дұрыс.", "Кедергі қалмады."],
    reject: ["Клиент сұралғанды бермеді.", "Бұл аударым үшін кедергіні жою мүмкін емес.", "Түсіндірме клиенттің бейініне сай емес."],
    return: ["Қаражат көзін қосыңыз.", "Суретте әмиян мекенжайы көрінбейді, қайта сұраңыз."],
  },
}
