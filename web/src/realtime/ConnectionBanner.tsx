import { useTranslation } from 'react-i18next'
import { Banner } from '../ui/Banner'
import { useLive } from './useLive'

export function ConnectionBanner() {
  const { t } = useTranslation()
  const link = useLive((state) => state.link)
  const engineUp = useLive((state) => state.picture?.engine.up ?? true)
  const diskLow = useLive((state) => Object.values(state.picture?.sites ?? {}).some((site) => site.disk_low))
  return (
    <div aria-live="polite">
      {link === 'lost' && <Banner testid="connection-banner">{t('live.lost')}</Banner>}
      {link === 'live' && !engineUp && <Banner testid="engine-banner">{t('live.engine_down')}</Banner>}
      {diskLow && <Banner testid="disk-banner">{t('live.disk_low')}</Banner>}
    </div>
  )
}
