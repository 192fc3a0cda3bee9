// Azure Managed Redis. Its append-only file is written every second, never at every command, so what was confirmed in the
// last second rests on the second node until then: keep high availability on.
param name string
param location string
param sku string
param vaultName string
param subnetId string
param networkId string

resource cluster 'Microsoft.Cache/redisEnterprise@2025-07-01' = {
  name: name
  location: location
  sku: {
    name: sku
  }
  properties: {
    highAvailability: 'Enabled'
    minimumTlsVersion: '1.2'
    publicNetworkAccess: 'Disabled'
  }
}
resource database 'Microsoft.Cache/redisEnterprise/databases@2025-07-01' = {
  parent: cluster
  name: 'default'
  properties: {
    clientProtocol: 'Encrypted'
    port: 10000
    // One address that moves along with the primary: nothing is gained by several shards (docs/operations.md).
    clusteringPolicy: 'NoCluster'
    // Full means "not saved, your text is still here". Evicting would mean that a confirmed message is gone.
    evictionPolicy: 'NoEviction'
    persistence: {
      aofEnabled: true
      aofFrequency: '1s'
      rdbEnabled: false
    }
    // A password in an address is what REDIS_URL can carry; it is made here and goes to Key Vault only.
    accessKeysAuthentication: 'Enabled'
  }
}
module end 'private-end.bicep' = {
  name: 'redis-end'
  params: {
    name: name
    location: location
    targetId: cluster.id
    group: 'redisEnterprise'
    zoneName: 'privatelink.redis.azure.net'
    subnetId: subnetId
    networkId: networkId
  }
}
resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName
}
resource address 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'redis-url'
  properties: {
    value: 'rediss://:${uriComponent(database.listKeys().primaryKey)}@${cluster.properties.hostName}:10000'
  }
}
