import { Button, Group, Select, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { askForNotices } from '../desk/ringNotice'
import { Panel } from '../ui/Panel'
import classes from './MicCheck.module.css'
import { chooseDevice } from './microphone'
import { phone } from './phone'
import { useMicrophone } from './useMicrophone'

/** Before the first call: the operator sees that this microphone hears them. */
export function MicCheck({ onDone }: { onDone?: () => void }) {
  const { t } = useTranslation()
  const { stream, devices, device, level, problem, choose, tryAgain, handOver } = useMicrophone()

  const use = () => {
    if (!stream) return
    handOver()
    askForNotices()
    const used = stream.getAudioTracks()[0]?.getSettings().deviceId
    if (used) chooseDevice(used)
    void phone.start(stream)
    onDone?.()
  }

  return (
    <Panel title={t('microphone.title')} testid="mic-check">
      <Text size="sm" mb="sm">{t('microphone.explain')}</Text>
      <Select
        label={t('microphone.device')} data-testid="mic-device" allowDeselect={false} disabled={devices.length === 0}
        data={devices.map((one, n) => ({ value: one.deviceId, label: one.label || t('microphone.unnamed', { number: n + 1 }) }))}
        value={device} onChange={(value) => value && choose(value)} comboboxProps={{ withinPortal: false }}
      />
      <div
        className={classes.meter} role="meter" aria-label={t('microphone.level')} data-testid="mic-level"
        aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(level * 100)}
      >
        <div className={classes.level} style={{ width: `${String(Math.round(level * 100))}%` }} />
      </div>
      <div aria-live="polite" className={classes.words}>
        {problem ? (
          <span className={classes.problem} data-testid="mic-problem" data-problem={problem}>
            <span aria-hidden="true">⚠ </span>
            {t(`microphone.problem.${problem}`)}
          </span>
        ) : (
          <span>{stream ? t('microphone.speak') : t('microphone.allow')}</span>
        )}
      </div>
      <Group mt="sm">
        <Button onClick={use} disabled={!stream} data-testid="mic-use">
          {t('microphone.use')}
        </Button>
        {problem && problem !== 'silent' && (
          <Button variant="default" onClick={tryAgain}>
            {t('states.retry')}
          </Button>
        )}
        {onDone && (
          <Button variant="subtle" onClick={onDone}>
            {t('actions.cancel')}
          </Button>
        )}
      </Group>
    </Panel>
  )
}
