import { useTranslation } from "react-i18next"
import { toneOfOutcome } from "./finding-tone.ts"
import { boxHeight, layoutMap, type MapBox, type RegulatorMap } from "./layout-map.ts"
import styles from "./map-drawing.module.css"
import type { FactRef, Subject } from "./perimeter-queries.ts"
import type { Law } from "./use-law.ts"
import { wrapWords } from "./wrap-words.ts"

export interface MapDrawingProps {
  readonly law: Law
  readonly map: RegulatorMap
  readonly on: string
  readonly nameOf: (subject: Subject) => string
  /** A fact by its question, with whose it is. */
  readonly factWords: (fact: FactRef) => string
}

const widthOfLetter = 6.6
const inset = 10

/** The regulator map, drawn. Whoever cannot see it reads the same in the list below it. */
export function MapDrawing({ law, map, on, nameOf, factWords }: MapDrawingProps) {
  const { t } = useTranslation("perimeter")
  const { boxes, edges, width, height } = layoutMap(map)
  const wordsOf = ({ node: { code, fact, subject } }: MapBox) => {
    if (code !== undefined) return law.name(code, on)
    if (fact !== undefined) return factWords(fact)
    return subject === undefined ? "" : nameOf(subject)
  }
  return (
    // A drawing wider than the screen is scrolled with the keyboard too.
    <section className={styles["scroll"]} aria-label={t("map.drawing")} tabIndex={0}>
      <svg viewBox={`-2 -2 ${width + 4} ${height + 4}`} className={styles["map"]} role="img" aria-label={t("map.drawing")}>
        {edges.map(({ key, path, isSettled }) => (
          <path key={key} d={path} className={styles["edge"]} data-settled={isSettled} />
        ))}
        {boxes.map((box) => (
          <Box key={box.node.id} box={box} words={wordsOf(box)} />
        ))}
      </svg>
    </section>
  )
}

function Box({ box: { node, x, y, width }, words }: { readonly box: MapBox; readonly words: string }) {
  const lines = wrapWords(words, Math.floor((width - 2 * inset) / widthOfLetter))
  const first = lines.length === 1 ? 26 : 18
  return (
    <g data-tone={node.outcome === undefined ? "note" : toneOfOutcome(node.outcome)} className={styles["node"]} data-kind={node.kind}>
      <title>{words}</title>
      <rect x={x} y={y} width={width} height={boxHeight} rx={5} className={styles["box"]} />
      {lines.map((line, index) => (
        <text key={`${index}-${line}`} x={x + inset} y={y + first + index * 16} className={styles["words"]}>
          {line}
        </text>
      ))}
    </g>
  )
}
