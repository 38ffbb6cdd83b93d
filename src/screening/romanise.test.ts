import { expect, test } from "vitest"
import { romanise } from "./romanise.ts"

test.each([
  ["евгений сергеевич", "yevgeniy sergeyevich"],
  ["хасан щукин цой", "khasan shchukin tsoy"],
  ["подъезд объём", "podyezd obem"],
  ["ельцин, о'ева", "yeltsin, o'yeva"],
  ["нұрсұлтан әбішұлы", "nursultan abishuly"],
  ["қасым-жомарт кемелұлы", "kasym-zhomart kemeluly"],
  ["ғаббас өтегенқызы ыңғай һауа үміт", "gabbas otegenkyzy yngay haua umit"],
  ["øystein łódź", "oystein lódz\u0301".normalize("NFC")],
  ["plain latin 7", "plain latin 7"],
  ["محمد", "محمد"],
])("%s is written %s", (text, written) => {
  expect(romanise(text)).toBe(written)
})
