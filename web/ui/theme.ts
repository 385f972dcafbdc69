import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  Menu,
  Popover,
  Tooltip,
} from '@mantine/core'

const font = 'var(--font)'

/** Mantine in our tokens: deep blue-grey, one accent, a 4 px grid. */
export const theme = createTheme({
  fontFamily: font,
  headings: { fontFamily: font, fontWeight: '600' },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  // Mantine would choose the ink by the light palette's shade, and write white on the dark palette's light accent.
  variantColorResolver: (input) => ({
    ...defaultVariantColorsResolver(input),
    ...(input.variant === 'filled' && input.color === 'accent'
      ? { color: 'var(--mantine-primary-color-contrast)' }
      : {}),
  }),
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  white: '#ffffff',
  black: '#1f2933',
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  colors: {
    accent: [
      '#e8f6ff',
      '#cfecff',
      '#a5dcff',
      '#7fd1ff',
      '#57c7ff',
      '#3ba4e0',
      '#3789c6',
      '#2f6fae',
      '#255a8f',
      '#1b456f',
    ],
    dark: [
      '#e8f0f8',
      '#c9d6e3',
      '#9fb3c8',
      '#7b91a8',
      '#253a51',
      '#22364d',
      '#19293b',
      '#101c2b',
      '#0d1622',
      '#080e16',
    ],
  },
  components: {
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 350, withArrow: false, events: { hover: true, focus: true, touch: false } },
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 36 } }),
    Button: Button.extend({ defaultProps: { size: 'xs' } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } }),
    // The placeholder that would take the focus first is no item, and a menu may hold nothing else.
    Menu: Menu.extend({
      defaultProps: { shadow: 'md', transitionProps: { duration: 80 }, withInitialFocusPlaceholder: false },
    }),
  },
})

/** Colours that Mantine would derive itself, taken from the tokens instead. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  dark: {
    '--mantine-color-body': '#101c2b',
    '--mantine-color-dimmed': '#9fb3c8',
    '--mantine-color-placeholder': '#9fb3c8',
    '--mantine-color-default': '#19293b',
    '--mantine-color-default-border': '#3a5470',
    '--mantine-color-default-hover': '#22364d',
    '--mantine-color-gray-light-color': '#c9d6e3',
    '--mantine-color-error': '#ff8a8a',
  },
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': '#566270',
    '--mantine-color-placeholder': '#647181',
    '--mantine-color-default-border': '#b6bec6',
    '--mantine-color-gray-light-color': '#3a4652',
    '--mantine-color-error': '#b3212a',
  },
})
