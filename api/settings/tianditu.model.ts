/** Where 天地图 serves its tiles; nothing else outside is ever asked for anything. */
export const tiandituHosts: readonly string[] = Array.from(
  { length: 8 },
  (_, number) => `https://t${number}.tianditu.gov.cn`,
)
