/** A sign for each main class of categories, on 20 × 20. */
const mainSigns: Record<string, string> = {
  '01': 'M5 7h10l-1 9.500H6zM3.500 7h13M8 7V4.500h4V7M8.500 10v4M11.500 10v4',
  '02': 'M4 4h12v8H4zM10 12v4.500M7 16.500h6M7 7h6M7 9.200h4',
  '03': 'M3.500 16.500h13M6 16.500 9 4h2l3 12.500M7.300 11h5.400M8.200 7.500h3.600',
  '04': 'M10 3 17.500 16.500h-15zM10 8v4M10 14.200v.1',
  '05': 'M3.500 8 5 4h10l1.500 4zM4.500 8v8.500h11V8M8 16.500V12h4v4.500',
  '06': 'M7 9a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM2.500 16c0-3 2-5 4.500-5s4.500 2 4.500 5M13.500 9.500a2 2 0 1 0 0-4M14 11.500c2 .3 3.500 2 3.500 4.500',
  '99': 'M5 10h.1M10 10h.1M15 10h.1',
}

/** Signs of frequent sub categories that the class's own would not tell. */
const signs: Record<string, string> = {
  '0110': 'M3 14h4l1.500-3 3 5 1.500-2h4M4 8h12M6 5h8',
  '0402': 'M10 3.500c3 3.700 4.500 6 4.500 8a4.500 4.500 0 0 1-9 0c0-2 1.500-4.300 4.500-8z',
  '0403': 'M10 3c.5 3 4 5 4 9a4 4 0 0 1-8 0c0-2 1-3 2-4 .3 1.500 1 2 1.500 2 .8-2 .8-4 .5-7z',
  '0404': 'M4 6h12M5 10h10M6 14h8M3.500 3.500v13M16.500 3.500v13',
  '0406':
    'M3 8c1.500-1.500 3-1.500 4.500 0s3 1.500 4.500 0 3-1.500 5 0M3 13c1.500-1.500 3-1.500 4.500 0s3 1.500 4.500 0 3-1.500 5 0',
  '0408': 'M3 5c5 4 9 4 14 0M3 9c5 4 9 4 14 0M10 3v14',
  '0505':
    'M3 12.500V10l2-4.500h10l2 4.500v4.500h-2.500M3 12.500V15h2.500M5.500 15h9M3.500 10h13M6 12.500h.1M14 12.500h.1',
  '0506':
    'M5 9.500a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM15 9.500a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM5 12.500 8 7h5l2 5.500M8 7l3 5.500M11.500 5H14',
  '0508': 'M4 8v4h3l4 3.500v-11L7 8zM13.500 7.500c1 1.500 1 3.500 0 5M15.500 5.500c2 2.500 2 6.500 0 9',
  '0510': 'M4 9h12M5 9c0 3 2 5 5 5s5-2 5-5M8 14l-1.500 3M12 14l1.500 3M8 6V4M12 6V4',
}

/** A sign for a category code, decorative: the name stands beside it. */
export function CategoryIcon({ code, size = 20 }: { code: string; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={signs[code] ?? mainSigns[code.slice(0, 2)] ?? mainSigns['99']} />
    </svg>
  )
}
