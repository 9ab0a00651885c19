import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { peopleQuery } from '../people/usePeople'
import { useMay } from '../session/useSession'
import { useSearchKey } from '../ui/useSearchKey'
import { NO_FILTERS, type Chosen } from './chosenFilters'

export function FilterBar({ chosen, onChange }: { chosen: Chosen; onChange: (chosen: Chosen) => void }) {
  const { t } = useTranslation()
  const search = useSearchKey()
  const change = (part: Partial<Chosen>) => onChange({ ...chosen, ...part })
  return (
    <Group align="end" gap="sm" mb="md">
      <TextInput
        ref={search} w={230} label={t('interactions.search')} value={chosen.search} onChange={(e) => change({ search: e.currentTarget.value })}
        rightSection={<kbd className="key" aria-hidden="true">/</kbd>} data-testid="filter-search"
      />
      <TextInput type="date" label={t('interactions.from')} value={chosen.from} onChange={(e) => change({ from: e.currentTarget.value })} data-testid="filter-from" />
      <TextInput type="date" label={t('interactions.to')} value={chosen.to} onChange={(e) => change({ to: e.currentTarget.value })} data-testid="filter-to" />
      <NativeSelect
        label={t('direction.label')} value={chosen.direction} onChange={(e) => change({ direction: e.currentTarget.value as Chosen['direction'] })}
        data={[{ value: '', label: t('direction.any') }, { value: 'in', label: t('direction.in') }, { value: 'out', label: t('direction.out') }]}
        data-testid="filter-direction"
      />
      {useMay('people.view') && <OperatorFilter value={chosen.operator} onChange={(operator) => change({ operator })} />}
      <Checkbox
        mb={8} label={t('interactions.undocumented')} checked={chosen.undocumented} onChange={(e) => change({ undocumented: e.currentTarget.checked })}
        data-testid="filter-undocumented"
      />
      {chosen !== NO_FILTERS && (
        <Button variant="subtle" onClick={() => onChange(NO_FILTERS)}>
          {t('interactions.clear')}
        </Button>
      )}
    </Group>
  )
}

function OperatorFilter({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { t } = useTranslation()
  const { data = [] } = useQuery(peopleQuery)
  const operators = data.filter(({ role }) => role === 'operator').map(({ id, name }) => ({ value: id, label: name }))
  return (
    <NativeSelect
      label={t('interactions.column.operator')} data={[{ value: '', label: t('interactions.any_operator') }, ...operators]} value={value}
      onChange={(e) => onChange(e.currentTarget.value)} data-testid="filter-operator"
    />
  )
}
