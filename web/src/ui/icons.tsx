import classes from './icons.module.css'

/** Icons say nothing to a screen reader: words stand beside them. */
function Icon({ d }: { d: string }) {
  return (
    <svg className={classes.icon} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={d} />
    </svg>
  )
}

export function PhoneIcon() {
  return <Icon d="M4.2 2.2 6 2l1.4 3.3-1.6 1.3a8 8 0 0 0 3.6 3.6l1.3-1.6L14 10l-.2 1.8A2 2 0 0 1 11.7 13.6 11.5 11.5 0 0 1 2.4 4.3 2 2 0 0 1 4.2 2.2Z" />
}

/** Towards us. */
export function InIcon() {
  return <Icon d="M12.5 3.5 4.5 11.5M4.5 5.5v6h6" />
}

/** Away from us. */
export function OutIcon() {
  return <Icon d="M3.5 12.5 11.5 4.5M5.5 4.5h6v6" />
}
