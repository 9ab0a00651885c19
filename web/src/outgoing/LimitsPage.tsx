import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMay } from '../session/useSession'
import { Page } from '../ui/Page'
import { Panel } from '../ui/Panel'
import { Empty, Failed, Loading } from '../ui/States'
import { LimitsForm } from './LimitsForm'
import classes from './LimitsPage.module.css'
import { limitsQuery } from './useLimits'

/** What keeps calls out within bounds. */
export function LimitsPage() {
  const { t } = useTranslation()
  return useMay('lines.change') ? <Limits /> : <Empty title={t('limits.not_yours')} />
}

function Limits() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(limitsQuery)
  return (
    <Page title={t('limits.title')} testid="limits">
      <p className={classes.intro}>{t('limits.intro')}</p>
      {error ? <Failed error={error} retry={() => void refetch()} /> : data ? <div className={classes.form}><Panel><LimitsForm before={data} /></Panel></div> : <Loading />}
    </Page>
  )
}
