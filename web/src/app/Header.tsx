import { Button, Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { Link, type LinkProps } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RingingCall } from '../desk/RingingCall'
import { ShortcutsDialog } from '../desk/ShortcutsDialog'
import { PasswordDialog } from '../session/PasswordDialog'
import { SignOutDialog } from '../session/SignOutDialog'
import { useChangeLanguage, useMay, useMe, useSession } from '../session/useSession'
import { Brand } from '../ui/Brand'
import { useErrorToast } from '../ui/useErrorText'
import classes from './Shell.module.css'

function NavLink({ to, testid, label }: { to: LinkProps['to']; testid: string; label: string }) {
  return (
    <Link to={to} className={classes.link} data-testid={testid}>
      {label}
    </Link>
  )
}

export function Header() {
  const { t } = useTranslation()
  const { demo } = useSession()
  const mayPlaceDemoCalls = useMay('demo.call')
  return (
    <header className={classes.header}>
      <Brand />
      <nav className={classes.nav} aria-label={t('nav.label')}>
        {useMay('calls.take') && <NavLink to="/desk" testid="nav-desk" label={t('nav.desk')} />}
        {useMay('floor.view') && <NavLink to="/floor" testid="nav-floor" label={t('nav.floor')} />}
        <NavLink to="/interactions" testid="nav-interactions" label={t('nav.interactions')} />
        {useMay('customers.view') && <NavLink to="/customers" testid="nav-customers" label={t('nav.customers')} />}
        {useMay('people.view') && <NavLink to="/people" testid="nav-people" label={t('nav.people')} />}
        {useMay('hours.view') && <NavLink to="/lines" testid="nav-lines" label={t('nav.lines')} />}
        {useMay('lines.change') && <NavLink to="/outgoing" testid="nav-outgoing" label={t('nav.outgoing')} />}
      </nav>
      <RingingCall />
      <ShortcutsDialog />
      {demo && mayPlaceDemoCalls && (
        <Button component="a" href="/demo" target="_blank" rel="noreferrer" variant="default" size="xs" data-testid="nav-demo">
          {t('nav.demo')} ↗
        </Button>
      )}
      <ProfileMenu />
    </header>
  )
}

function ProfileMenu() {
  const { t } = useTranslation()
  const me = useMe()
  const [leaving, setLeaving] = useState(false)
  const [changing, setChanging] = useState(false)
  const changeLanguage = useChangeLanguage()
  const toast = useErrorToast()
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  const speak = (language: 'ro' | 'en') => changeLanguage.mutate(language, { onError: toast })
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <Button variant="subtle" color="gray" c="inherit" size="xs" data-testid="profile-menu">
            {me.name} ▾
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t(`roles.${me.role}`)}</Menu.Label>
          <Menu.Item lang="ro" onClick={() => speak('ro')} data-testid="profile-language-ro" rightSection={me.language === 'ro' ? '✓' : null}>
            Română
          </Menu.Item>
          <Menu.Item lang="en" onClick={() => speak('en')} data-testid="profile-language-en" rightSection={me.language === 'en' ? '✓' : null}>
            English
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')} data-testid="profile-scheme">
            {scheme === 'dark' ? t('profile.light') : t('profile.dark')}
          </Menu.Item>
          <Menu.Item onClick={() => setChanging(true)} data-testid="profile-password">
            {t('password.title')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => setLeaving(true)} data-testid="sign-out">
            {t('session.sign_out')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <PasswordDialog shown={changing} onClose={() => setChanging(false)} />
      <SignOutDialog asked={leaving} onStay={() => setLeaving(false)} />
    </>
  )
}
