import type { Services } from '../services.ts'
import type { WalkingNetwork } from './network.model.ts'
import { readNetwork } from './network.queries.ts'

/** So many streets' networks are remembered. */
const most = 20

/** The walking networks of streets, each read again once its roads have changed. */
export class WalkingNetworks {
  #services: Pick<Services, 'database' | 'revisions'>
  #known = new Map<string, { revision: string; network: Promise<WalkingNetwork> }>()

  constructor(services: Pick<Services, 'database' | 'revisions'>) {
    this.#services = services
  }

  async of(street: string): Promise<WalkingNetwork> {
    const { database, revisions } = this.#services
    const revision = await revisions.of(['roads'], street)
    const known = this.#known.get(street)
    if (known?.revision === revision) return known.network
    if (this.#known.size >= most) this.#known.clear()
    const network = readNetwork(database, street)
    this.#known.set(street, { revision, network })
    network.catch(() => this.#known.delete(street))
    return network
  }
}
