import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const backEnd = process.env.CENTRALA_BACKEND ?? 'http://127.0.0.1:8000'

export default defineConfig({
  plugins: [react()],
  // The page's policy allows scripts and styles from files only, so nothing is inlined.
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1200 },
  worker: { format: 'es' },
  server: {
    proxy: {
      '/api': backEnd,
      '/events': backEnd,
      '/sip': { target: backEnd, ws: true },
    },
  },
})
