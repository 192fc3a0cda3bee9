// The share for the keyring. NFS, not SMB: src/keyring/files.ts needs hard links and modes. Encrypted under the key in
// Key Vault (decision 0014). No soft delete, no snapshots, no backup vault: a copy of a day's key outlives its destruction.
param name string
param location string
param identityId string
param vaultUri string
param keyName string
param subnetId string
param networkId string

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: take(name, 24)
  location: location
  kind: 'FileStorage'
  sku: {
    // Copies in three places at the same moment. Never a geo-redundant kind: that copy lags behind.
    name: 'Premium_ZRS'
  }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    // NFS 4.1 has no https; it stays inside the network.
    supportsHttpsTrafficOnly: false
    minimumTlsVersion: 'TLS1_2'
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    publicNetworkAccess: 'Disabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: 'Deny'
    }
    encryption: {
      keySource: 'Microsoft.Keyvault'
      identity: {
        userAssignedIdentity: identityId
      }
      // No version: a rotated key is taken up by itself.
      keyvaultproperties: {
        keyvaulturi: vaultUri
        keyname: keyName
      }
      services: {
        file: {
          enabled: true
          keyType: 'Account'
        }
      }
    }
  }
}
resource files 'Microsoft.Storage/storageAccounts/fileServices@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    shareDeleteRetentionPolicy: {
      enabled: false
    }
  }
}
resource share 'Microsoft.Storage/storageAccounts/fileServices/shares@2023-05-01' = {
  parent: files
  name: 'keys'
  properties: {
    enabledProtocols: 'NFS'
    // The step before the server has to hand it the folder, as root. The server itself is not root.
    rootSquash: 'NoRootSquash'
    shareQuota: 100
  }
}
module end 'private-end.bicep' = {
  name: 'keyring-end'
  params: {
    name: account.name
    location: location
    targetId: account.id
    group: 'file'
    zoneName: 'privatelink.file.${az.environment().suffixes.storage}'
    subnetId: subnetId
    networkId: networkId
  }
}

output server string = '${account.name}.file.${az.environment().suffixes.storage}'
output share string = '/${account.name}/${share.name}'
