import { useTranslation } from 'react-i18next'
import { Empty } from '../ui/States'

export function NotFound() {
  const { t } = useTranslation()
  return (
    <main>
      <Empty title={t('states.no_page')}>
        <a href="/">{t('states.to_start')}</a>
      </Empty>
    </main>
  )
}
