output "public" {
  description = "The public load balancer: listener_arn, security_group_id, arn_suffix (the dimension of its series)."
  value = {
    listener_arn      = aws_lb_listener.https["public"].arn
    security_group_id = aws_security_group.public.id
    arn_suffix        = aws_lb.public.arn_suffix
    arn               = aws_lb.public.arn
  }
}

output "internal" {
  description = "The internal load balancer, as the public one."
  value = {
    listener_arn      = aws_lb_listener.https["internal"].arn
    security_group_id = aws_security_group.internal.id
    arn_suffix        = aws_lb.internal.arn_suffix
    arn               = aws_lb.internal.arn
  }
}

output "web_acl_name" {
  description = "Name of the web ACL, the dimension of its series."
  value       = aws_wafv2_web_acl.public.name
}
