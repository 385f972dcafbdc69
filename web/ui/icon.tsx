/** Strokes of a 20 × 20 icon; drawn by hand so that no icon font is needed. */
const paths = {
  search: 'M9 4a5 5 0 1 0 0 10 5 5 0 0 0 0-10zm3.6 8.6L16.5 16.5',
  close: 'M5 5l10 10M15 5 5 15',
  back: 'M12 4.5 6.5 10l5.5 5.5',
  chevronDown: 'M5 7.5 10 12.5l5-5',
  chevronRight: 'M7.5 5l5 5-5 5',
  chevronLeft: 'M12.5 5l-5 5 5 5',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  print:
    'M6 7.5V3.5h8v4M6 13.5H4a1 1 0 0 1-1-1v-4a1 1 0 0 1 1-1h12a1 1 0 0 1 1 1v4a1 1 0 0 1-1 1h-2M6 11.5h8v5H6z',
  link: 'M8.5 11.5a3 3 0 0 0 4.2 0l2.6-2.6a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-2.6 2.6a3 3 0 0 0 4.2 4.2l1-1',
  moon: 'M15.5 11.5A6 6 0 0 1 8.5 4.500a6 6 0 1 0 7 7z',
  sun: 'M10 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM10 2.500v1.5M10 16v1.5M2.500 10H4M16 10h1.500M4.700 4.700l1 1M14.300 14.300l1 1M4.700 15.300l1-1M14.300 5.700l1-1',
  layers: 'M10 3 3 7l7 4 7-4zM3.500 10.500 10 14l6.500-3.500M3.500 13.500 10 17l6.500-3.500',
  home: 'M3.500 9.500 10 4l6.500 5.500M5.500 8.500V16h9V8.500',
  ruler: 'M3 13 13 3l4 4L7 17zM6 10l1.500 1.500M8.500 7.500 10 9M11 5l1.500 1.500',
  polygon: 'M5 5.500 13.500 4l3 6.500-5 5.500L4 13z',
  circle: 'M10 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM10 9.500v1',
  compass: 'M10 3 7 10h6zM10 17l-3-7h6z',
  tilt: 'M3 13l7-9 7 9zM3 16h14',
  list: 'M7 5.500h10M7 10h10M7 14.500h10M3.500 5.500h.5M3.500 10h.5M3.500 14.500h.5',
  chart: 'M4 16V9M8 16V4M12 16v-5M16 16V7',
  menu: 'M3 5.500h14M3 10h14M3 14.500h14',
  info: 'M10 3.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM10 9.500v4M10 6.700v.1',
  download: 'M10 3.500v9M6.500 9 10 12.500 13.500 9M4 16.500h12',
  target: 'M10 5a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM10 2.500V6M10 14v3.500M2.500 10H6M14 10h3.500',
  history: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4l3 2',
  play: 'M6.500 4v12l9-6z',
  pause: 'M7 4.500v11M13 4.500v11',
  filter: 'M3.500 5h13l-5 6v5l-3-1.500V11z',
  alert: 'M10 3.500 2.500 16.500h15zM10 8.500v4M10 14.300v.1',
  language:
    'M3 5.500h8M7 3.500v2M9 5.500c-.5 3-2.500 5.500-5.500 7M5 5.500c.7 2.500 2.500 4.700 5 6M10.500 16.500l3.500-8 3.500 8M11.700 14h4.600',
  person: 'M10 3.500a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM4 16.500c.5-3 2.800-4.500 6-4.500s5.500 1.500 6 4.500',
  settings:
    'M3.500 6h6M13.500 6h3M11.500 4a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM3.500 14h3M10.500 14h6M8.500 12a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  key: 'M6.500 9a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7zM9 10l6.500-6.500M12.500 6.500l2.500 2.500',
  lock: 'M5 9h10v7.500H5zM7 9V6.500a3 3 0 0 1 6 0V9',
  check: 'M4.500 10.500 8.500 14.500 15.500 6',
  bell: 'M5 14V9a5 5 0 0 1 10 0v5l1.500 1.500h-13zM8.500 17.500h3',
  sound: 'M3.500 8v4h3l4 3.500v-11L6.500 8zM13 7.500a3.500 3.500 0 0 1 0 5M15 5a7 7 0 0 1 0 10',
  silent: 'M3.500 8v4h3l4 3.500v-11L6.500 8zM13 8l4 4M17 8l-4 4',
  send: 'M3.500 10 16.500 4 13 16.500 9.500 11.500zM9.500 11.500 16.500 4',
  map: 'M3.500 5.500 7.500 4l5 2 4-1.500v10L12.500 16l-5-2-4 1.500zM7.500 4v10M12.500 6v10',
  desk: 'M3.500 4.500h13v8h-13zM3.500 8h4M7.500 4.500v8M7 16h6M10 12.500V16',
  keyboard: 'M3 6h14v8.500H3zM5.500 8.500h.1M8.500 8.500h.1M11.500 8.500h.1M14.500 8.500h.1M6.500 11.700h7',
  leave: 'M8.500 3.500H4v13h4.500M8 10h8.500M13 6.500l3.500 3.500-3.500 3.500',
} as const
export type IconName = keyof typeof paths

/** A decorative line icon in the text's colour; whatever carries it has the words. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  )
}
