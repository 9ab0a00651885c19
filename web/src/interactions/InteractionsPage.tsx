import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../ui/Page'
import look from '../ui/Page.module.css'
import { Empty, Failed, Loading } from '../ui/States'
import { asQuery, NO_FILTERS, type Chosen } from './chosenFilters'
import { ExportButton } from './ExportButton'
import { FilterBar } from './FilterBar'
import { InteractionsTable } from './InteractionsTable'
import { interactionsQuery } from './useInteractions'

export function InteractionsPage() {
  const linked = useSearch({ from: '/signed-in/interactions' })
  const key = JSON.stringify(linked)
  return <Interactions key={key} start={key === '{}' ? NO_FILTERS : { ...NO_FILTERS, ...linked }} />
}

function Interactions({ start }: { start: Chosen }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState(start)
  const [settled] = useDebouncedValue(chosen, 250)
  const filters = asQuery(settled)
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...interactionsQuery(filters),
    placeholderData: (before) => before,
  })
  const filtered = Object.keys(filters).length > 0

  return (
    <Page title={t('interactions.title')} aside={<ExportButton filters={filters} />}>
      <FilterBar chosen={chosen} onChange={setChosen} />
      {error ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.length === 0 ? (
        <Empty title={t('interactions.none')} testid="interactions-empty">
          {filtered ? t('interactions.none_found') : t('interactions.none_hint')}
        </Empty>
      ) : (
        <InteractionsTable rows={data} />
      )}
      {hasNextPage && (
        <div className={look.below}>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()} data-testid="interactions-more">
            {t('interactions.more')}
          </Button>
        </div>
      )}
    </Page>
  )
}
