import { policy } from './lab/policy.js'

policy('P16 the database survives a zone, a mistake and a deletion', function* (shown) {
  for (const database of shown.some('aws_db_instance')) {
    const production = shown.name === 'production'
    if (database.publicly_accessible !== false) yield 'it may have a public address'
    if (production && database.multi_az !== true) yield 'it has no standby'
    if (production && database.deletion_protection !== true) yield 'it can be deleted'
    if (production && !(database.backup_retention_period >= 14)) yield `it can be restored for ${database.backup_retention_period} days`
    if (!(database.backup_retention_period >= 1)) yield 'it has no backups'
    if (production && database.skip_final_snapshot !== false) yield 'nothing is left when it is deleted'
    if (!database.enabled_cloudwatch_logs_exports?.includes('postgresql')) yield 'its log stays within it'
    if (database.password) yield 'its password is in the state'
    if (database.manage_master_user_password !== true) yield 'somebody chose its password'
  }
})
