import type { catalogue } from "./en/catalogue.ts"

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common"
    keySeparator: false
    resources: typeof catalogue
  }
}
