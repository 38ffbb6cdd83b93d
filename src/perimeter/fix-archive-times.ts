/** Where a ZIP archive ends, and what its directory and each of its files begin with (APPNOTE 6.3.10, 4.3). */
const endMark = 0x06054b50
const entryMark = 0x02014b50
const fileMark = 0x04034b50
/** The first day a ZIP archive can name, 1980-01-01, in the form of MS-DOS. */
const firstDay = 0x0021

/** The same archive with every file dated alike, so that the time of packing leaves no trace. Throws on what is no archive. */
export function fixArchiveTimes(archive: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(archive)
  const view = new DataView(bytes.buffer)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  let entry = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    demandMark(view, entry, entryMark)
    const file = view.getUint32(entry + 42, true)
    demandMark(view, file, fileMark)
    setTime(view, entry + 12)
    setTime(view, file + 10)
    entry += 46 + view.getUint16(entry + 28, true) + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true)
  }
  return bytes
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at -= 1) if (view.getUint32(at, true) === endMark) return at
  throw new Error("This is no ZIP archive")
}

function demandMark(view: DataView, at: number, mark: number): void {
  if (view.getUint32(at, true) !== mark) throw new Error(`The ZIP archive is broken at byte ${at}`)
}

function setTime(view: DataView, at: number): void {
  view.setUint16(at, 0, true)
  view.setUint16(at + 2, firstDay, true)
}
