import { list } from './policy.js'

/** Alarms that call somebody. Those of the scaling command and call nobody. */
export const calling = shown => shown.some('aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm')
  .filter(alarm => !(list(alarm.alarm_actions).length > 0 && alarm.alarm_actions.every(action => action.includes('autoscaling:'))))
