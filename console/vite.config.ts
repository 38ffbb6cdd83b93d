import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"
import { precompress } from "./build/precompress.ts"
import { themeStylesheet } from "./build/theme-stylesheet.ts"

const apiInDevelopment = "http://127.0.0.1:8420"

/**
 * The console is plain files that any web server can hand out under a strict content security policy: no inline
 * script, no inline style sheet, nothing fetched from elsewhere, each file also written as .gz and .br.
 */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), themeStylesheet(), precompress()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    manifest: "manifest.json",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 800,
  },
  server: { proxy: { "/v1": apiInDevelopment, "/docs": apiInDevelopment } },
})
