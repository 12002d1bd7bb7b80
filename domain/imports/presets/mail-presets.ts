import { words } from '../words.ts';
import type { Preset } from './preset.ts';

/** Lists of people: cards and the tools that mailed them. */
export const mailPresets: Readonly<Record<'sansan' | 'eight' | 'satori' | 'pinpoint', Preset>> = {
  sansan: {
    files: {
      customer: {
        externalId: words('名刺ID | 人物ID'),
        accountName: words('会社名'),
        department: words('部署名 | 部署'),
        title: words('役職'),
        lastName: words('姓'),
        firstName: words('名'),
        fullName: words('氏名'),
        email: words('e-mail | E-mail | Email | メールアドレス'),
        phoneMain: words('TEL | 電話番号 | TEL1'),
        phoneMobile: words('携帯 | 携帯電話 | 携帯番号'),
        firstSeenOn: words('名刺交換日'),
        ownerName: words('所有者 | 名刺所有者 | 所有者名'),
        ownerEmail: words('所有者メールアドレス | 所有者e-mail'),
        tags: words('タグ | 共有タグ | タグ(公開)'),
        lastWords: words('メモ | 共有メモ'),
      },
    },
  },
  eight: {
    files: {
      customer: {
        accountName: words('会社名'),
        department: words('部署名'),
        title: words('役職'),
        fullName: words('氏名'),
        email: words('e-mail | E-mail'),
        phoneMain: words('TEL会社 | TEL部門'),
        phoneDirect: words('TEL直通'),
        phoneMobile: words('携帯電話'),
        firstSeenOn: words('名刺交換日'),
      },
    },
  },
  satori: {
    files: {
      customer: {
        email: words('email | メールアドレス'),
        lastName: words('last_name | 苗字 | 姓'),
        firstName: words('first_name | 名前 | 名'),
        kana: words('last_name_reading | 苗字(ふりがな)'),
        accountName: words('company_name | lead_company_name | 会社名 | 企業名'),
        department: words('department | lead_department | 部署 | 部署名'),
        title: words('position | lead_position | 役職'),
        phoneMain: words('phone_number | 電話番号'),
        phoneMobile: words('mobile_phone_number | 携帯電話番号'),
        tags: words('tags | タグ'),
        ownerName: words('担当者 | 営業担当者'),
        firstSeenOn: words('created_at | 登録日時 | 作成日時'),
        lastWords: words('memo | メモ'),
      },
      optOut: { email: words('email | メールアドレス') },
    },
  },
  pinpoint: {
    files: {
      customer: {
        externalId: words('Id | User.UserId'),
        email: words('Address'),
        firstName: words(
          'User.UserAttributes.FirstName | User.UserAttributes.first_name | Attributes.FirstName | Attributes.first_name',
        ),
        lastName: words(
          'User.UserAttributes.LastName | User.UserAttributes.last_name | Attributes.LastName | Attributes.last_name',
        ),
        fullName: words('User.UserAttributes.Name | User.UserAttributes.name | Attributes.Name'),
        accountName: words(
          'User.UserAttributes.Company | User.UserAttributes.company | Attributes.Company | Attributes.company',
        ),
        region: words('Location.Region'),
        country: words('Location.Country'),
        locale: words('Demographic.Locale'),
        timeZone: words('Demographic.Timezone'),
        firstSeenOn: words('CreationDate'),
        'noMail:ALL': words('OptOut'),
        'noMail:INACTIVE': words('EndpointStatus'),
      },
    },
  },
};
