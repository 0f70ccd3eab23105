// Who may do what: each call that the code makes, and the nearest ones that it does not make.
import { ACCOUNT, REGION } from '../../offline/provider/values.js'

const VIDEO = 'videos/0b6f1f1e-7f0a-4a55-9a39-5a2f0d0c1a11'
const OUTPUT = `${VIDEO}/hls/9d0a5f6e-5a1c-4f5e-8f43-0a5b1f7b2c22/1/720p/000001.m4s`

/** Resources and conditions that requests of a root's services are about. */
export function targets(shown) {
  const { media, jobs, deadLetters, distribution, dataKey } = shown
  const cluster = shown.some('aws_ecs_cluster')[0].name
  const listing = prefix => ({ resource: media.arn, context: { 's3:prefix': prefix } })
  const inKey = service => ({ resource: dataKey, context: { 'kms:ViaService': `${service}.${REGION}.amazonaws.com` } })
  const series = namespace => ({ resource: '*', context: { 'cloudwatch:namespace': namespace } })
  return {
    source: { resource: `${media.arn}/${VIDEO}/source.mp4` },
    output: { resource: `${media.arn}/${OUTPUT}` },
    caption: { resource: `${media.arn}/${VIDEO}/hls/captions/en/1/captions.vtt` },
    report: { resource: `${media.arn}/${VIDEO}/reports/9d0a5f6e-5a1c-4f5e-8f43-0a5b1f7b2c22/1/output.json` },
    bucket: { resource: media.arn },
    video: listing(`${VIDEO}/`),
    everything: listing(''),
    jobs: { resource: jobs.arn },
    dead: { resource: deadLetters.arn },
    cdn: { resource: distribution.arn },
    throughS3: inKey('s3'),
    throughOthers: inKey('ebs'),
    ownSeries: series(shown.settings('video-service').MILLRACE_CLOUDWATCH_NAMESPACE),
    othersSeries: series('AWS/SQS'),
    task: { resource: `arn:aws:ecs:${REGION}:${ACCOUNT}:task/${cluster}/0123456789abcdef` },
    service: { resource: `arn:aws:ecs:${REGION}:${ACCOUNT}:service/${cluster}/transcode-worker` },
    anySecret: { resource: shown.some('aws_secretsmanager_secret')[0].arn },
  }
}

const everyone = { allowed: { 'cloudwatch:PutMetricData': ['ownSeries'] }, denied: { 'cloudwatch:PutMetricData': ['othersSeries'] } }
const storage = { 's3:ListBucket': ['video'], 'kms:Decrypt': ['throughS3'], 'kms:GenerateDataKey': ['throughS3'] }
const nobody = {
  's3:ListBucket': ['everything'], 's3:DeleteObjectVersion': ['source', 'output'], 's3:PutBucketPolicy': ['bucket'],
  's3:PutLifecycleConfiguration': ['bucket'], 'kms:Decrypt': ['throughOthers'], 'kms:ScheduleKeyDeletion': ['throughS3'],
  'sqs:PurgeQueue': ['jobs', 'dead'], 'sqs:SetQueueAttributes': ['jobs'], 'secretsmanager:GetSecretValue': ['anySecret'],
  'cloudfront:UpdateDistribution': ['cdn'], 'ecs:UpdateService': ['service'], 'ecs:StopTask': ['task'],
  ...everyone.denied,
}

/** By service: the targets of each action that it may and may not use. */
export const ROLES = {
  'api-gateway': {
    allowed: everyone.allowed,
    denied: {
      ...nobody, 's3:GetObject': ['source', 'output'], 's3:ListBucket': ['video'], 'sqs:SendMessage': ['jobs'],
      'sqs:ReceiveMessage': ['jobs', 'dead'], 'kms:Decrypt': ['throughS3'],
    },
  },
  'upload-service': {
    allowed: {
      ...everyone.allowed, ...storage,
      's3:PutObject': ['source'], 's3:PutObjectTagging': ['source'], 's3:GetObject': ['source'], 's3:DeleteObject': ['source'],
      's3:ListMultipartUploadParts': ['source'], 's3:AbortMultipartUpload': ['source'], 's3:ListBucketMultipartUploads': ['bucket'],
      'sqs:GetQueueUrl': ['jobs'], 'sqs:SendMessage': ['jobs'],
    },
    denied: {
      ...nobody, 's3:PutObject': ['output', 'caption', 'report'], 's3:GetObject': ['output'], 's3:DeleteObject': ['output'],
      'sqs:ReceiveMessage': ['jobs', 'dead'], 'sqs:SendMessage': ['dead'], 'cloudfront:CreateInvalidation': ['cdn'],
    },
  },
  'video-service': {
    allowed: {
      ...everyone.allowed, ...storage,
      's3:GetObject': ['source', 'output', 'caption', 'report'], 's3:DeleteObject': ['source', 'output', 'report'],
      's3:PutObject': ['output', 'caption'],
      'sqs:GetQueueUrl': ['jobs', 'dead'], 'sqs:SendMessage': ['jobs'], 'sqs:GetQueueAttributes': ['jobs', 'dead'],
      'sqs:ReceiveMessage': ['dead'], 'sqs:DeleteMessage': ['dead'], 'sqs:ChangeMessageVisibility': ['dead'],
      'cloudfront:CreateInvalidation': ['cdn'],
    },
    denied: { ...nobody, 's3:PutObject': ['source'], 'sqs:ReceiveMessage': ['jobs'], 'sqs:DeleteMessage': ['jobs'] },
  },
  'transcode-worker': {
    allowed: {
      ...everyone.allowed, ...storage,
      's3:GetObject': ['source', 'output', 'report'], 's3:PutObject': ['output', 'report'], 's3:DeleteObject': ['output', 'report'],
      'sqs:ReceiveMessage': ['jobs'], 'sqs:DeleteMessage': ['jobs'], 'sqs:ChangeMessageVisibility': ['jobs'],
      'sqs:GetQueueUrl': ['jobs', 'dead'], 'sqs:SendMessage': ['jobs', 'dead'],
      'ecs:UpdateTaskProtection': ['task'], 'ecs:GetTaskProtection': ['task'],
    },
    denied: {
      ...nobody, 's3:PutObject': ['source'], 's3:DeleteObject': ['source'], 'sqs:ReceiveMessage': ['dead'],
      'cloudfront:CreateInvalidation': ['cdn'],
    },
  },
}

/** What the roles that start tasks and run machines may name besides. */
export const EXECUTION = [
  'ecr:GetAuthorizationToken', 'ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer',
  'logs:CreateLogStream', 'logs:PutLogEvents', 'secretsmanager:GetSecretValue', 'kms:Decrypt',
]

/** Actions that know no resource. */
export const WITHOUT_RESOURCE = [
  'cloudwatch:PutMetricData', 's3:ListAllMyBuckets', 'ecr:GetAuthorizationToken', 'ecs:DiscoverPollEndpoint',
  // bound by the condition ecs:cluster
  'ecs:Poll', 'ecs:StartTelemetrySession', 'ecs:SubmitContainerStateChange', 'ecs:SubmitTaskStateChange',
  'ecs:SubmitAttachmentStateChanges', 'ecs:UpdateContainerInstancesState',
]
