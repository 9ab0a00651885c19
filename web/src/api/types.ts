import type { operations } from './schema.gen'

type Content<R> = R extends { content: { 'application/json': infer T } } ? T : never
type Success<R> = R extends { 200: infer T } ? Content<T> : R extends { 201: infer T } ? Content<T> : never
/** What an operation answers with, by its name. */
export type Answer<Name extends keyof operations> = Success<operations[Name]['responses']>

export type Session = Answer<'getSession'>
export type Me = NonNullable<Session['user']>
export type Role = Me['role']
export type Language = Me['language']
export type LiveSnapshot = Answer<'getLive'>
export type LiveCall = LiveSnapshot['calls'][string]
export type LiveOperator = LiveSnapshot['operators'][string]
export type LiveQueue = LiveSnapshot['queues'][string]
export type LiveDemo = LiveSnapshot['demos'][string]
export type LiveAlert = LiveSnapshot['alerts'][string]
export type PhoneCredentials = Answer<'issuePhone'>
export type Reason = Answer<'listReasons'>[number]
export type Outcome = Answer<'listOutcomes'>[number]
export type Line = Answer<'listLines'>[number]
export type InteractionRow = Answer<'listInteractions'>['items'][number]
export type Interaction = Answer<'getInteraction'>
export type Recording = Interaction['recording']
export type Notes = Answer<'getNotes'>
export type OpeningHours = Answer<'listHours'>[number]
export type OutgoingLimits = Answer<'getOutgoingLimits'>
export type Customer = Answer<'getCustomer'>
export type Person = Answer<'listPeople'>[number]
export type Demo = Answer<'getDemo'>
export type Dialogue = Demo['dialogues'][number]
