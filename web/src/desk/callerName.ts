import type { TFunction } from 'i18next'
import type { LiveCall } from '../api/types'

/** Who calls, as well as we know: the customer, else the number, else that it is withheld. */
export function callerName(call: Pick<LiveCall, 'customer' | 'number_shown'>, t: TFunction): string {
  return call.customer?.name ?? (call.number_shown || t('call.withheld'))
}
