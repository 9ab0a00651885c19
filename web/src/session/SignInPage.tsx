import { Button, PasswordInput, SegmentedControl, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { switchLanguage } from '../i18n'
import { Brand } from '../ui/Brand'
import { useErrorText } from '../ui/useErrorText'
import classes from './SignInPage.module.css'
import { useSignIn } from './useSession'

export function SignInPage() {
  const { t, i18n } = useTranslation()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useSignIn()
  const errorText = useErrorText()
  const navigate = useNavigate()

  const submit = (event: React.SubmitEvent) => {
    event.preventDefault()
    signIn.mutate({ username: username.trim(), password }, { onSuccess: () => void navigate({ to: '/' }) })
  }

  return (
    <main className={classes.page}>
      <form className={classes.card} onSubmit={submit}>
        <Brand large />
        <h1 className={classes.title}>{t('session.title')}</h1>
        <TextInput
          label={t('session.username')} value={username} onChange={(e) => setUsername(e.currentTarget.value)}
          autoComplete="username" autoCapitalize="none" spellCheck={false} required withAsterisk={false}
          data-autofocus data-testid="sign-in-username"
        />
        <PasswordInput
          label={t('session.password')} value={password} onChange={(e) => setPassword(e.currentTarget.value)}
          autoComplete="current-password" required withAsterisk={false} data-testid="sign-in-password"
          visibilityToggleButtonProps={{ 'aria-label': t('session.show_password') }}
        />
        <div role="alert" className={classes.error} data-testid={signIn.error ? 'sign-in-error' : undefined}>
          {signIn.error && errorText(signIn.error)}
        </div>
        <Button type="submit" size="md" loading={signIn.isPending} data-testid="sign-in-submit">
          {t('session.sign_in')}
        </Button>
        <SegmentedControl
          aria-label={t('session.language')} value={i18n.language} onChange={(value) => switchLanguage(value === 'ro' ? 'ro' : 'en')}
          data={[
            { value: 'ro', label: <span lang="ro" data-testid="language-ro">Română</span> },
            { value: 'en', label: <span lang="en" data-testid="language-en">English</span> },
          ]}
        />
      </form>
    </main>
  )
}
