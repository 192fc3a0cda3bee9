// Secrets of the server, under the variable's name in lower case with dashes.
param vaultName string
@secure()
param secrets object

var given = filter(items(secrets), one => !empty(one.value))

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName
}
resource stored 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = [
  for one in given: {
    parent: vault
    name: toLower(replace(one.key, '_', '-'))
    properties: {
      value: one.value
    }
  }
]

#disable-next-line outputs-should-not-contain-secrets
output names array = map(given, one => one.key)
