import { useTranslation } from 'react-i18next'
import { Banner } from '../ui/Banner'
import { useLive } from './useLive'

export function ConnectionBanner() {
  const { t } = useTranslation()
  const link = useLive((state) => state.link)
  const engineUp = useLive((state) => state.picture?.engine.up ?? true)
  return (
    <div aria-live="polite">
      {link === 'lost' && <Banner testid="connection-banner">{t('live.lost')}</Banner>}
      {link === 'live' && !engineUp && <Banner testid="engine-banner">{t('live.engine_down')}</Banner>}
    </div>
  )
}
