import icon from './centrala.svg'

export function Brand({ large }: { large?: boolean }) {
  const size = large ? 36 : 24
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 8, fontWeight: 700, fontSize: large ? '1.35rem' : '1rem' }}>
      <img src={icon} alt="" width={size} height={size} />
      Centrala
    </span>
  )
}
