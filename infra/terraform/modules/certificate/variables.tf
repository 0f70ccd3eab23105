variable "domain" {
  description = "The one name that the certificate is for, such as api.example.com or *.internal.example.com."
  type        = string
}

variable "zone_id" {
  description = "Id of the public zone in which the name is proved."
  type        = string
}

variable "tags" {
  description = "Tags of everything here."
  type        = map(string)
}
