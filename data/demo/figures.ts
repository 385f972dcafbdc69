/** The street's published figures, as the report gives them; sums over grids and buildings meet them exactly. */
export const FACTS = {
  area_km2: 2.32,
  resident_population: 42864,
  registered_population: 38671,
  elderly_population: 11373,
  estates: 45,
  old_estates: 33,
  grids: 57,
  party_committees: 13,
  party_general_branches: 1,
  party_branches: 105,
  party_members: 3036,
  street_staff: 54,
  social_workers: 61,
  professionals: 80,
  volunteers: 200,
  incidents: 1836,
} as const

export const STREET = { code: '320199001', name: 'XX路街道', source: '“三级书记话治理”发言材料' } as const
