// One network: a subnet for the apps, one for the private ends of Redis, Key Vault and the share.
param prefix string
param location string

// Security groups know no host names. This keeps the apps to https; for an allow-list by name put Azure Firewall behind
// this subnet, with the hosts of infra/kubernetes/cilium/egress.yaml.
resource rules 'Microsoft.Network/networkSecurityGroups@2023-11-01' = {
  name: '${prefix}-apps'
  location: location
  properties: {
    securityRules: [
      {
        name: 'https-out'
        properties: {
          direction: 'Outbound'
          access: 'Allow'
          priority: 100
          protocol: 'Tcp'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Internet'
          destinationPortRange: '443'
        }
      }
      {
        name: 'nothing-else-out'
        properties: {
          direction: 'Outbound'
          access: 'Deny'
          priority: 200
          protocol: '*'
          sourceAddressPrefix: '*'
          sourcePortRange: '*'
          destinationAddressPrefix: 'Internet'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource network 'Microsoft.Network/virtualNetworks@2023-11-01' = {
  name: prefix
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: ['10.20.0.0/16']
    }
    subnets: [
      {
        name: 'apps'
        properties: {
          addressPrefix: '10.20.0.0/23'
          networkSecurityGroup: {
            id: rules.id
          }
          delegations: [
            {
              name: 'apps'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
        }
      }
      {
        name: 'private'
        properties: {
          addressPrefix: '10.20.2.0/27'
        }
      }
    ]
  }
}

output id string = network.id
output appsSubnetId string = network.properties.subnets[0].id
output privateSubnetId string = network.properties.subnets[1].id
