import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayDo } from './lab/iam.js'

const ROLE = { arn: 'arn:aws:iam::123456789012:role/worker' }
const OBJECT = 'arn:aws:s3:::media/videos/1/source.mp4'
const KEY = 'arn:aws:kms:us-east-1:123456789012:key/1'
const allow = (Action, Resource, more = {}) => ({ Statement: [{ Effect: 'Allow', Action, Resource, ...more }] })
const asks = (identity, own, action = 's3:GetObject', resource = OBJECT, context = {}, caller = ROLE) =>
  mayDo(identity, own, { caller, action, resource, context })

test('nothing is allowed that no statement allows', () => {
  assert.equal(asks([], null), false)
  assert.equal(asks([allow('s3:PutObject', '*')], null), false)
  assert.equal(asks([allow('s3:GetObject', 'arn:aws:s3:::media/videos/*/hls/*')], null), false)
})

test('wildcards stand for any text, in actions without regard to case', () => {
  assert.equal(asks([allow('s3:get*', 'arn:aws:s3:::media/videos/*/source.*')], null), true)
  assert.equal(asks([allow('s3:GetObject', 'arn:aws:s3:::media/videos/?/source.mp4')], null), true)
  assert.equal(asks([allow('s3:GetObject', 'arn:aws:s3:::media.videos/*')], null), false)
})

test('a Deny wins, wherever it stands', () => {
  const deny = { Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }] }
  const all = [allow('s3:*', '*')]
  assert.equal(asks(all, deny, 's3:GetObject', OBJECT, { 'aws:SecureTransport': 'false' }), false)
  assert.equal(asks(all, deny, 's3:GetObject', OBJECT, { 'aws:SecureTransport': 'true' }), true)
})

test('a condition on what the request does not have is not met, but for Not and IfExists', () => {
  const conditions = condition => [allow('s3:GetObject', '*', { Condition: condition })]
  assert.equal(asks(conditions({ StringEquals: { 'aws:SourceArn': 'x' } }), null), false)
  assert.equal(asks(conditions({ StringNotEquals: { 'aws:SourceArn': 'x' } }), null), true)
  assert.equal(asks(conditions({ StringLikeIfExists: { 'aws:SourceArn': 'x' } }), null), true)
  assert.equal(asks(conditions({ StringLike: { 'S3:Prefix': 'videos/*' } }), null, 's3:GetObject', OBJECT, { 's3:prefix': 'videos/1/' }), true)
  assert.throws(() => asks(conditions({ DateLessThan: { 'aws:CurrentTime': 'x' } }), null), /does not know/)
})

test('a service is let in by its name and source alone', () => {
  const own = allow('s3:GetObject', '*', {
    Principal: { Service: 'cloudfront.amazonaws.com' }, Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:cloudfront::1:distribution/A' } },
  })
  const as = (service, arn) => asks([], own, 's3:GetObject', OBJECT, { 'aws:SourceArn': arn }, { service })
  assert.equal(as('cloudfront.amazonaws.com', 'arn:aws:cloudfront::1:distribution/A'), true)
  assert.equal(as('cloudfront.amazonaws.com', 'arn:aws:cloudfront::1:distribution/B'), false)
  assert.equal(as('logs.amazonaws.com', 'arn:aws:cloudfront::1:distribution/A'), false)
})

test("a role's policy opens a key only where the key's policy hands it to the account", () => {
  const identity = [allow('kms:Decrypt', KEY)]
  const handed = allow('kms:*', '*', { Principal: { AWS: 'arn:aws:iam::123456789012:root' } })
  const toAnother = allow('kms:*', '*', { Principal: { AWS: 'arn:aws:iam::123456789012:role/other' } })
  assert.equal(asks(identity, handed, 'kms:Decrypt', KEY), true)
  assert.equal(asks([], handed, 'kms:Decrypt', KEY), false)
  assert.equal(asks(identity, toAnother, 'kms:Decrypt', KEY), false)
})
