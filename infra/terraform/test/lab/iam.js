// What IAM would answer: a Deny wins, then any Allow, else no. For one account, without boundaries and session policies.
import { list } from './policy.js'

const asPattern = text => new RegExp(`^${text.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.')}$`, 's')
const like = (wanted, given) => asPattern(wanted).test(given)

const OPERATORS = {
  StringEquals: (wanted, given) => wanted === given,
  StringLike: like,
  ArnEquals: like,
  ArnLike: like,
  Bool: (wanted, given) => String(wanted) === String(given),
  NumericLessThan: (wanted, given) => Number(given) < Number(wanted),
}

function meets(operator, wanted, given) {
  if (operator.endsWith('IfExists')) return given === undefined || meets(operator.slice(0, -8), wanted, given)
  const negated = operator.includes('Not')
  const compare = OPERATORS[operator.replace('Not', '')]
  if (!compare) throw new Error(`the evaluator does not know ${operator}`)
  if (given === undefined) return negated
  return list(wanted).some(one => compare(one, given)) !== negated
}

const conditionsMeet = (conditions, context) => Object.entries(conditions ?? {}).every(([operator, keys]) =>
  Object.entries(keys).every(([key, wanted]) => meets(operator, wanted, context[key.toLowerCase()])))

function isMeant(principal, caller) {
  if (principal === undefined || principal === '*') return true
  return Object.entries(principal).some(([kind, names]) => list(names).some(name =>
    name === '*' || (caller.service ? kind === 'Service' && name === caller.service : kind === 'AWS' && name === caller.arn)))
}

function applies(statement, { caller, action, resource, context }) {
  const named = (wanted, given) => list(wanted).some(one => like(one.toLowerCase(), given.toLowerCase()))
  const acts = statement.NotAction ? !named(statement.NotAction, action) : named(statement.Action, action)
  const touches = statement.NotResource
    ? !list(statement.NotResource).some(one => like(one, resource))
    : list(statement.Resource).some(one => like(one, resource))
  return acts && touches && isMeant(statement.Principal, caller) && conditionsMeet(statement.Condition, context)
}

/** @returns 'Allow', 'Deny' or null, when no statement of the policies says anything */
function said(policies, request) {
  const effects = policies.filter(Boolean).flatMap(policy => list(policy.Statement))
    .filter(statement => applies(statement, request)).map(statement => statement.Effect)
  return effects.includes('Deny') ? 'Deny' : effects.includes('Allow') ? 'Allow' : null
}

/**
 * @param identity policies of the caller
 * @param own policy of the resource, or null
 * @param request caller ({arn} or {service}), action, resource (ARN), context (values by condition key)
 */
export function mayDo(identity, own, { context = {}, ...rest }) {
  const request = { ...rest, context: Object.fromEntries(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value])) }
  const byIdentity = said(identity, request)
  const byResource = said([own], request)
  if (byIdentity === 'Deny' || byResource === 'Deny') return false
  if (!request.action.startsWith('kms:') || !own) return byIdentity === 'Allow' || byResource === 'Allow'
  // why: IAM counts for a key only where the key's policy hands it to the account
  const account = { arn: `arn:aws:iam::${request.resource.split(':')[4]}:root` }
  return byResource === 'Allow' || (byIdentity === 'Allow' && said([own], { ...request, caller: account }) === 'Allow')
}

/** Every action that policies name. */
export const actionsOf = policies => policies.flatMap(policy => list(policy.Statement)).flatMap(statement => list(statement.Action))
