resource "aws_lb" "public" {
  name               = "${var.name}-public"
  load_balancer_type = "application"
  internal           = false
  subnets            = var.public_subnet_ids
  security_groups    = [aws_security_group.public.id]

  # why: between the gateway's longest silence, 2 min, and the 200 s for which services keep an idle connection (limits.md)
  idle_timeout = 180
  # why: the gateway counts callers by the address that stands last (ADR 40)
  xff_header_processing_mode = "append"
  drop_invalid_header_fields = true
  enable_deletion_protection = var.deletion_protection

  access_logs {
    bucket  = var.log_bucket
    prefix  = "public"
    enabled = true
  }

  tags = merge(var.tags, { Name = "${var.name}-public" })
}

resource "aws_lb" "internal" {
  name               = "${var.name}-internal"
  load_balancer_type = "application"
  internal           = true
  subnets            = var.app_subnet_ids
  security_groups    = [aws_security_group.internal.id]

  idle_timeout               = 180
  drop_invalid_header_fields = true
  enable_deletion_protection = var.deletion_protection

  access_logs {
    bucket  = var.log_bucket
    prefix  = "internal"
    enabled = true
  }

  tags = merge(var.tags, { Name = "${var.name}-internal" })
}

# why: TLS 1.2 with forward secrecy is the oldest that phones of the last ten years need
locals {
  tls_policy = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"
  balancers = {
    public   = { arn = aws_lb.public.arn, certificate = var.certificate_arn }
    internal = { arn = aws_lb.internal.arn, certificate = var.internal_certificate_arn }
  }
}

# Each service adds a rule for its own host name; whoever calls another name has no business here.
resource "aws_lb_listener" "https" {
  for_each = local.balancers

  load_balancer_arn = each.value.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = local.tls_policy
  certificate_arn   = each.value.certificate

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      message_body = "No such host."
      status_code  = "404"
    }
  }

  tags = var.tags
}

resource "aws_lb_listener" "redirect" {
  load_balancer_arn = aws_lb.public.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }

  tags = var.tags
}
