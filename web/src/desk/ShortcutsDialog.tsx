import { Modal, Table } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Key } from '../ui/Key'
import { useShortcut } from '../ui/shortcuts'
import { KEYS, type KeyName } from './shortcuts'

export function ShortcutsDialog() {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  useShortcut(KEYS.help.combination, () => setShown(true))
  return (
    <Modal opened={shown} onClose={() => setShown(false)} title={t('shortcuts.title')} closeButtonProps={{ 'aria-label': t('actions.close') }}>
      <Table data-testid="shortcuts-dialog" verticalSpacing={4}>
        <Table.Tbody>
          {(Object.keys(KEYS) as KeyName[]).map((name) => (
            <Table.Tr key={name}>
              <Table.Td>{t(`shortcuts.${name}`)}</Table.Td>
              <Table.Td ta="right">
                <Key name={KEYS[name].shown} />
                <span className="hidden-but-read">{KEYS[name].shown}</span>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  )
}
