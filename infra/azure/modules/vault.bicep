// Key Vault: the key under which Azure encrypts the keyring's volume, and the server's secrets.
param name string
param location string
param secretsReader string
param keyUser string
param subnetId string
param networkId string

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  properties: {
    tenantId: subscription().tenantId
    sku: {
      family: 'A'
      name: 'premium'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 7
    // Storage accepts no key without it. Deleting the key makes the keyring, and with it every conversation, unreadable.
    enablePurgeProtection: true
    publicNetworkAccess: 'Disabled'
    networkAcls: {
      // Storage reads the key from Microsoft's side, as this deployment writes the secrets.
      bypass: 'AzureServices'
      defaultAction: 'Deny'
    }
  }
}
resource key 'Microsoft.KeyVault/vaults/keys@2023-07-01' = {
  parent: vault
  name: 'keyring'
  properties: {
    // In hardware: it cannot be exported, by us or by Microsoft's staff.
    kty: 'RSA-HSM'
    keySize: 3072
    keyOps: ['wrapKey', 'unwrapKey']
    rotationPolicy: {
      lifetimeActions: [
        {
          trigger: {
            timeAfterCreate: 'P1Y'
          }
          action: {
            type: 'rotate'
          }
        }
      ]
    }
  }
}

var cryptoServiceEncryptionUser = 'e147488a-f6f5-4113-8e2d-b22465e65bf6'
var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
resource unwraps 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: key
  name: guid(key.id, keyUser, cryptoServiceEncryptionUser)
  properties: {
    principalId: keyUser
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', cryptoServiceEncryptionUser)
  }
}
resource reads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, secretsReader, secretsUser)
  properties: {
    principalId: secretsReader
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}
module end 'private-end.bicep' = {
  name: 'vault-end'
  params: {
    name: name
    location: location
    targetId: vault.id
    group: 'vault'
    zoneName: 'privatelink.vaultcore.azure.net'
    subnetId: subnetId
    networkId: networkId
  }
}

output name string = vault.name
output uri string = vault.properties.vaultUri
output keyName string = key.name
