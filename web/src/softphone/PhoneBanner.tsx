import { useTranslation } from 'react-i18next'
import { useOwnCall } from '../realtime/useLive'
import { useMe } from '../session/useSession'
import { Banner } from '../ui/Banner'
import { usePhone } from './usePhone'

/** What is wrong with the microphone in the middle of a shift, what it means, and what helps; on every screen. */
export function PhoneBanner() {
  const { t } = useTranslation()
  const { trouble } = usePhone()
  const call = useOwnCall(useMe().id)
  const waits = call?.phase === 'operator_lost'
  return (
    <div role="alert">
      {trouble && (
        <Banner testid="phone-trouble">
          <span data-trouble={trouble}>{t(`phone.trouble.${trouble}`)}</span> {waits ? t('phone.customer_waits') : t('phone.no_calls')}
        </Banner>
      )}
    </div>
  )
}
