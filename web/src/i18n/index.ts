import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { speak } from '../api/client'
import type { Language } from '../api/types'
import en from './en.json'
import ro from './ro.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof ro }
  }
}

const KEPT = 'centrala.language'

function fromBrowser(): Language {
  const kept = localStorage.getItem(KEPT)
  if (kept === 'ro' || kept === 'en') return kept
  return navigator.language.toLowerCase().startsWith('ro') ? 'ro' : 'en'
}

export async function startLanguage(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language
    speak(language)
  })
  await i18next.use(initReactI18next).init({
    lng: fromBrowser(),
    fallbackLng: 'en',
    resources: { ro: { translation: ro }, en: { translation: en } },
    interpolation: { escapeValue: false },
  })
}

/** Kept for this browser, so that the sign-in page speaks it too. */
export function switchLanguage(language: Language): void {
  localStorage.setItem(KEPT, language)
  if (i18next.language !== language) void i18next.changeLanguage(language)
}

export { i18next }
