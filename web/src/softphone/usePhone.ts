import { useSyncExternalStore } from 'react'
import { phone, type PhoneView } from './phone'

export function usePhone(): PhoneView {
  return useSyncExternalStore(phone.watch, () => phone.view)
}
