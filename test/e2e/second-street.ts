/** The street beside the demo district, some kilometres east of it; see `seedStreet`. */
export const secondStreet = { street: '320199002', west: 118.83, south: 32.05, incidents: 120, seed: 11 }
