import { Button, createTheme, Modal, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

/** The one accent: a quiet blue-green. */
const accent: MantineColorsTuple = [
  '#ecf6fa', '#d8e9f0', '#adcfdd', '#80b4c9', '#5b9eb8', '#438fad', '#3488a8', '#237493', '#1b6a86', '#0a5670',
]

export const theme = createTheme({
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: { light: 8, dark: 7 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontSizes: { xs: '0.78rem', sm: '0.875rem', md: '0.95rem', lg: '1.1rem', xl: '1.3rem' },
  components: {
    // Scroll locking writes a style sheet into the page, which the content policy forbids.
    Modal: Modal.extend({ defaultProps: { lockScroll: false, centered: true } }),
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
  },
})

/** Where Mantine's own greys and states fall short of 4.5:1, and the few colours of our own. */
export const colours: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#565e66',
    '--mantine-color-placeholder': '#6a727a',
    '--mantine-color-error': '#b42323',
    '--c-page': '#f5f7f8',
    '--c-card': '#ffffff',
    '--c-line': '#d5dbe0',
    '--c-good-text': '#1d6b35', '--c-good-bg': '#e6f5ea', '--c-good-line': '#9fd0ae',
    '--c-warn-text': '#7a4a00', '--c-warn-bg': '#fff3d9', '--c-warn-line': '#e3bf78',
    '--c-bad-text': '#a11d1d', '--c-bad-bg': '#fdecec', '--c-bad-line': '#e7a9a9',
    '--c-quiet-text': '#454d55', '--c-quiet-bg': '#eceff2', '--c-quiet-line': '#c9d0d6',
    '--c-ring-bg': '#e3f1f7', '--c-ring-line': '#1b6a86',
  },
  dark: {
    '--mantine-color-dimmed': '#aab2b9',
    '--mantine-color-placeholder': '#98a1a9',
    '--mantine-color-error': '#ff9a9a',
    '--c-page': '#17191b',
    '--c-card': '#202325',
    '--c-line': '#3a4045',
    '--c-good-text': '#8fdca5', '--c-good-bg': '#1b3323', '--c-good-line': '#38693f',
    '--c-warn-text': '#f5cd83', '--c-warn-bg': '#3a2d12', '--c-warn-line': '#75591f',
    '--c-bad-text': '#ffaaaa', '--c-bad-bg': '#3d1f1f', '--c-bad-line': '#7c3838',
    '--c-quiet-text': '#c4cbd1', '--c-quiet-bg': '#2b2f33', '--c-quiet-line': '#474e54',
    '--c-ring-bg': '#17303a', '--c-ring-line': '#5b9eb8',
  },
})
