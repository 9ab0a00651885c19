import { useTranslation } from 'react-i18next'
import type { LiveOperator } from '../api/types'
import { useSession } from '../session/useSession'
import { usePhone } from '../softphone/usePhone'
import { Panel } from '../ui/Panel'
import { Empty } from '../ui/States'
import { RingVolume } from './RingVolume'

/** No call: says what comes next and what to do for it. */
export function IdleDesk({ operator }: { operator: LiveOperator | null }) {
  const { t } = useTranslation()
  const { state } = usePhone()
  const { demo } = useSession()
  const step = state === 'elsewhere' || state === 'other_desk' ? state : state !== 'ready' ? 'phone' : (operator?.status ?? 'off')
  return (
    <Panel fills>
      <Empty title={t(`idle.${step}.title`)} testid="desk-idle">
        {t(`idle.${step}.text`)}
        {step === 'available' && demo && <> {t('idle.demo')}</>}
      </Empty>
      <RingVolume />
    </Panel>
  )
}
