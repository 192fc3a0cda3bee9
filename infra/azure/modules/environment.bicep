// Where the apps run: inside the network, with the share of keys, and a log that is soon forgotten.
param name string
param location string
param subnetId string
param keysServer string
param keysShare string

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    // The least there is, and then gone at once. The log names nobody (src/base/log.ts), but errors have a time.
    retentionInDays: 30
    features: {
      immediatePurgeDataOn30Days: true
    }
  }
}
resource environment 'Microsoft.App/managedEnvironments@2025-01-01' = {
  name: name
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: {
        customerId: logs.properties.customerId
        sharedKey: logs.listKeys().primarySharedKey
      }
    }
    vnetConfiguration: {
      infrastructureSubnetId: subnetId
      internal: false
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
    zoneRedundant: true
  }
}
resource keys 'Microsoft.App/managedEnvironments/storages@2025-01-01' = {
  parent: environment
  name: 'keys'
  properties: {
    nfsAzureFile: {
      server: keysServer
      shareName: keysShare
      accessMode: 'ReadWrite'
    }
  }
}

output id string = environment.id
output keysStorage string = keys.name
